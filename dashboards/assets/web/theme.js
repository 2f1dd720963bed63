// Colours of buttons and sliders (Okabe-Ito: they can be told apart with any colour vision), and the
// browser's own wish for light or dark as the default. Solara's page lays the ground in the light.
vuetifyThemes = {
  light: { dark: false, colors: { primary: "#0072B2", secondary: "#424242", error: "#B3261E" } },
  dark: { dark: true, colors: { primary: "#56B4E9", secondary: "#BDBDBD", error: "#F2B8B5" } },
};
if (!localStorage.getItem(":solara:theme.variant")) theme.variant = "auto";
appContainer.classList.toggle("theme--dark", inDarkMode());
appContainer.classList.toggle("theme--light", !inDarkMode());
