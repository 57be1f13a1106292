"""Alerts: who is to be told of which events, what was told, and what waits to be delivered."""

from dragoman.record.alerts.keeping import add_alert, alert_rows, all_alerts, remove_alert
from dragoman.record.alerts.structs import ALERT_SCHEMA, Alert, AlertRow, Change, Filters, Message, Waiting, Words

__all__ = [
    "ALERT_SCHEMA",
    "Alert",
    "AlertRow",
    "Change",
    "Filters",
    "Message",
    "Waiting",
    "Words",
    "add_alert",
    "alert_rows",
    "all_alerts",
    "remove_alert",
]
