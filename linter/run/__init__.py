"""From paths to results: finding the files, working through them in processes, putting the results in order."""
