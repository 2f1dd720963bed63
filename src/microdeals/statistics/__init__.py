"""Plain statistics, for whoever counts worlds: they know nothing of conflicts, deals or any other room.

`intervals`: how sure a share or a mean is. `paired_differences`: two groups on the same seeds. `batch_means`
and `bootstrap`: how sure any figure of a sample is. `shares_by_seed`: shares of pairs that share their luck.
`survival`: how long things last. `most_apart`: which two levels differ most. `rank_correlation`: trends.
"""
