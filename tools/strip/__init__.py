"""`make strip`: pictures and PDFs below content/ without what they tell of people and places."""
