"""`make audit`: what the built site weighs, and what checkers from outside say of it."""
