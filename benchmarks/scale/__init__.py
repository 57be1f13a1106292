"""A large record of made readings: how quickly it answers, also while articles are added to it."""
