"""The time zone of Germany, for calendars (RFC 5545, 3.6.5)."""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


def berlin() -> Timezone:
    """Return the rules of Europe/Berlin since 1996, which every year of ours follows."""
    result = Timezone()
    result.add("tzid", "Europe/Berlin")
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    component: TimezoneDaylight | TimezoneStandard
    for component, name, since, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),
    ):
        component.add("dtstart", since)
        component.add("tzname", name)
        component.add("tzoffsetfrom", before)
        component.add("tzoffsetto", after)
        component.add("rrule", {"freq": "YEARLY", "bymonth": month, "byday": "-1SU"})
        result.add_component(component)
    return result
