"""Why an effect need not be delivered."""


class NotNeeded(Exception):
    """Nobody is to receive the effect any more; it is dropped with this reason."""
