"""Words that tell nothing about a story, whatever it is about."""

COMMON = frozenset({
    "about", "after", "again", "against", "also", "because", "been", "before", "being", "between",
    "both", "came", "could", "down", "each", "even", "ever", "every", "first", "from", "gave", "half",
    "have", "having", "here", "into", "just", "last", "left", "like", "made", "make", "many", "more",
    "most", "much", "must", "never", "next", "nobody", "only", "other", "over", "said", "same", "says",
    "should", "since", "some", "such", "than", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "three", "told", "took", "under", "until", "upon", "very", "were", "what",
    "when", "where", "which", "while", "whom", "whose", "will", "with", "without", "would", "year",
    "years", "your",
})  # fmt: skip
