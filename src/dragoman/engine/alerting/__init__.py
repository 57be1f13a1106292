"""Alerts are sent: what is to be told goes into the outbox, what waits there goes out."""

from dragoman.engine.alerting.sending import Sent, send_alerts, send_test
from dragoman.engine.alerting.webhook import Post, signature

__all__ = ["Post", "Sent", "send_alerts", "send_test", "signature"]
