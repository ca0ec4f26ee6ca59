/**
 * What the indexes had to do since the process began: comparisons made to find a place, entries read from it. Tests
 * prove with the differences that cost grows with results and not with collections.
 */
export const effort = { comparisons: 0, entriesRead: 0 };
