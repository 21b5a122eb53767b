"""Uses the live window the way a screen reader does: over AT-SPI, without seeing it.

    accessiblebus.py PROGRAM PROFILE

Asks the built-in Guide council a question and checks that the panels have names, states and text,
that what happens is announced, and that it is not announced piece by piece.
"""

import os
import signal
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 20  # for each thing that is waited for
MEMBERS = 4
announced = []
text_events = 0


def note(event):
    global text_events
    if event.type.startswith("object:text-changed"):
        text_events += 1
    elif event.detail1 and event.source and event.source.get_role() == Atspi.Role.NOTIFICATION:
        announced.append(event.source.get_name())


def wait_for(what, find):
    """What `find` returns, as soon as it is something."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = find()
        except GLib.Error:
            found = None  # something went while it was asked about
        if found:
            return found
        time.sleep(0.05)
    sys.exit(f"FAILED: {what} was waited for in vain. Announced: {announced}")


def below(top):
    for place in range(top.get_child_count()):
        child = top.get_child_at_index(place)
        if child:
            yield child
            yield from below(child)


def window():
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application and application.get_name() == "conclave" and application.get_child_count():
            return application.get_child_at_index(0)
    return None


def named(top, name):
    return next((child for child in below(top) if child.get_name() == name), None)


def panels(top):
    return [child for child in below(top) if child.get_name().startswith("Answer of ")]


def synthesis_panel(top):
    """Not the view's tab, nor the menu item, of the same name."""
    same = [child for child in below(top) if child.get_name() == "Synthesis"]
    return next((child for child in same if named(child, "Answer")), None)


def text_of(panel):
    answer = named(panel, "Answer")
    if not answer or "Text" not in answer.get_interfaces():
        return ""
    return Atspi.Text.get_text(answer, 0, Atspi.Text.get_character_count(answer))


def has_ended(panel):
    return named(panel, "complete") is not None and len(text_of(panel)) > 20


def check():
    for kind in ("object:state-changed:showing", "object:text-changed"):
        Atspi.EventListener.new(note).register(kind)
    top = wait_for("the window", window)
    field = wait_for("the question's field", lambda: named(top, "Question"))
    states = field.get_state_set()
    assert states.contains(Atspi.StateType.EDITABLE), "the question cannot be edited"
    assert states.contains(Atspi.StateType.FOCUSABLE), "the question cannot have the focus"
    Atspi.EditableText.set_text_contents(field, "How do I stop one member?")
    ask = wait_for("Ask", lambda: named(top, "Ask"))
    wait_for("Ask to be enabled", lambda: ask.get_state_set().contains(Atspi.StateType.ENABLED))
    Atspi.Action.do_action(ask, 0)

    wait_for("the panels", lambda: len(panels(top)) == MEMBERS)
    wait_for("their answers", lambda: all(has_ended(panel) for panel in panels(top)))
    synthesis = wait_for("the synthesis", lambda: synthesis_panel(top))
    wait_for("its text", lambda: has_ended(synthesis))
    wait_for("what it announces", lambda: "Synthesis: complete" in announced)
    timeline = wait_for("the timeline", lambda: named(top, "Timeline"))
    assert timeline.get_description(), "the timeline is not described"

    names = [panel.get_name().removeprefix("Answer of ") for panel in panels(top)]
    expected = [f"{name}: complete" for name in names]
    expected += [f"{MEMBERS} members are answering", "The synthesis has begun", "Synthesis: complete"]
    assert sorted(announced) == sorted(expected), f"announced: {announced}"
    pieces = sum(len(text_of(panel)) for panel in panels(top) + [synthesis]) / 20
    assert text_events < pieces, f"{text_events} changes of text were told"
    print(f"Told as it should be: {announced}; {text_events} changes of text.")


def main():
    bus = subprocess.Popen(
        ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    program = subprocess.Popen([sys.argv[1], "--guide", "--profile", sys.argv[2]])
    try:
        Atspi.init()
        check()
    finally:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
        os.killpg(bus.pid, signal.SIGTERM)
        bus.wait()


main()
