"""The stage: a war and its twin without deals, shown in motion, from one plain JSON of all their days.

Read in this order: `evenings` (what is kept of each day while a world is lived), `course` (the JSON of a
world and its twin), `first_shown` (the day on which it stands), `in_words` and `story` (what is said of it),
`widget` and `chapters` (stage and story in a Solara page), `script` (in a page of one file). In the browser,
`js/stage.js` mounts it:

    import { draw } from "./stage.js";
    const shown = draw(element, course, { day: 12, onDay, onRest, onPick });

`course` is the JSON of `course.course_of`, with all its words; nothing is fetched. `draw` again with another
course shows that one. `onDay(day)` is called on each day that is shown, `onRest(day)` when it comes to rest,
`onPick(key)` when a sector or deal is chosen; all are optional. It needs `stage.css`, and no server.
"""
