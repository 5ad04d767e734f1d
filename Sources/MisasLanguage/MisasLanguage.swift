// The forms of values that the language fixes: patterns, dates, times, durations, decimals.
