// Owns the sorting question: each item into its group, part marks. The response is a list of [item,
// group].

Lessonwright.kinds.sorting = { ...Lessonwright.rows };
