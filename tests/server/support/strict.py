"""What is wrong with feeds (RFC 4287) and calendars (RFC 5545), for strict.mjs: a JSON list of
["atom" | "ics", text] comes in, a list of lists of faults goes out."""
import json, logging, os, re, sys
import vobject
from lxml import etree

logging.disable(logging.CRITICAL)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
grammar = etree.RelaxNG(etree.parse(os.path.join(os.path.dirname(__file__), "atom.rng")))

# What the grammar cannot say: a section, and what must be true.
ATOM_RULES = [
    ("§4.1.1: one alternate link of a type and language", "count(/a:feed/a:link[@rel='alternate']) = 1"),
    ("§4.1.1: a link to itself", "count(/a:feed/a:link[@rel='self']) = 1"),
    ("§4.1.2: an entry without content has an alternate link, and one",
     "not(/a:feed/a:entry[count(a:link[@rel='alternate']) != 1])"),
    ("§4.2.6: no entry has the feed's id", "not(/a:feed/a:entry/a:id = /a:feed/a:id)"),
]


def atom(text):
    try:
        tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"XML: {error}"]
    faults = [] if grammar.validate(tree) else [f"grammar: {e.line}: {e.message}" for e in grammar.error_log]
    told = [(e.findtext("a:id", namespaces=ATOM), e.findtext("a:updated", namespaces=ATOM))
            for e in tree.findall("a:entry", ATOM)]
    if len(set(told)) < len(told):
        faults.append("§4.1.1: entries of one id differ in their moment")
    return faults + [rule for rule, is_true in ATOM_RULES if not tree.xpath(is_true, namespaces=ATOM)]


NAME = r"[A-Za-z0-9-]+"
VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)'
LINE = re.compile(rf"({NAME})((?:;{NAME}={VALUE}(?:,{VALUE})*)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "PRODID", "VERSION", "CALSCALE", "TRANSP", "X-WR-CALNAME"}
DAY = re.compile(r"\d{8}")
ONCE = ["UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"]


def lines_of(text, faults):
    """The unfolded lines as (name, parameters, value), §3.1."""
    data = text.encode()
    if not data.endswith(b"\r\n") or re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        faults.append("§3.1: a line ends with CRLF, and nothing else does")
    for raw in data.split(b"\r\n"):
        if len(raw) > 75:
            faults.append(f"§3.1: a line of {len(raw)} octets")
        try:
            raw.decode()
        except UnicodeDecodeError:
            faults.append("§3.1: folded within a character")
    lines = []
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]:
        found = LINE.fullmatch(line)
        if found:
            lines.append(found.groups())
        else:
            faults.append(f"§3.1: no content line: {line!r}")
    return lines


def calendar_rules(lines, faults):
    """What no reader minds: nesting, values by their types, what may stand once."""
    open_, uids, event, calendar = [], set(), {}, {}
    for name, parameters, value in lines:
        name = name.upper()
        if name in TEXTS and not TEXT.fullmatch(value):
            faults.append(f"§3.3.11: {name} is not escaped: {value!r}")
        if name == "BEGIN":
            if open_ != {"VCALENDAR": [], "VEVENT": ["VCALENDAR"]}.get(value):
                faults.append(f"§3.4, §3.6: {value} within {open_}")
            open_.append(value)
            event = {}
        elif name == "END":
            if not open_ or open_.pop() != value:
                faults.append(f"§3.4: {value} ends, and was not open")
            if value == "VEVENT":
                event_rules(event, uids, faults)
        elif not open_:
            faults.append(f"§3.4: {name} outside of a calendar")
        else:
            (event if open_[-1] == "VEVENT" else calendar).setdefault(name, []).append((parameters, value))
    if open_:
        faults.append(f"§3.4: {open_} has no end")
    for name in ("PRODID", "VERSION", "CALSCALE"):
        if len(calendar.get(name, [])) != 1:
            faults.append(f"§3.6: {name} is there {len(calendar.get(name, []))} times")
    if calendar.get("VERSION") != [("", "2.0")]:
        faults.append("§3.7.4: the version is 2.0")
    if "METHOD" in calendar:
        faults.append("§3.7.2: a method, which the media type would have to say too")


def event_rules(event, uids, faults):
    who = event.get("UID", [("", "?")])[0][1]
    for name in ONCE:
        if len(event.get(name, [])) > 1:
            faults.append(f"§3.6.1: {who}: {name} more than once")
    for name in ("UID", "DTSTAMP", "DTSTART"):  # DTSTART: since there is no METHOD
        if name not in event:
            faults.append(f"§3.6.1: {who}: without {name}")
    if who in uids:
        faults.append(f"§3.8.4.7: {who} twice")
    uids.add(who)
    if "DTEND" in event and "DURATION" in event:
        faults.append(f"§3.6.1: {who}: an end and a duration")
    for _, value in event.get("DTSTAMP", []):
        if not re.fullmatch(r"\d{8}T\d{6}Z", value):
            faults.append(f"§3.8.7.2: {who}: DTSTAMP is not in UTC: {value}")
    days = [event.get(name, [("", "")])[0] for name in ("DTSTART", "DTEND")]
    if any(parameters != ";VALUE=DATE" or not DAY.fullmatch(value) for parameters, value in days):
        faults.append(f"§3.3.4, §3.8.2: {who}: not from a day to a day: {days}")
    elif days[0][1] >= days[1][1]:
        faults.append(f"§3.8.2.2: {who}: ends before it begins")
    if event.get("TRANSP", [("", "OPAQUE")])[0][1] not in ("OPAQUE", "TRANSPARENT"):
        faults.append(f"§3.8.2.7: {who}: TRANSP")
    for _, value in event.get("URL", []):
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
            faults.append(f"§3.3.13: {who}: no address: {value}")


def ics(text):
    faults = []
    calendar_rules(lines_of(text, faults), faults)
    try:  # a well-kept reader, which reads each day and counts what must be there
        calendars = list(vobject.readComponents(text, validate=True))
        if [c.name for c in calendars] != ["VCALENDAR"]:
            faults.append(f"vobject: {calendars}")
    except Exception as error:
        faults.append(f"vobject: {error}")
    return faults


readers = {"atom": atom, "ics": ics}
print(json.dumps([readers[kind](text) for kind, text in json.load(sys.stdin)]))
