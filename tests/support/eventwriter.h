#pragma once

#include "tests/support/eventfaults.h"

#include <QByteArray>
#include <QStringBuilder>

namespace Conclave {

/// Writes server-sent events with the line ends of a scenario.
class EventWriter final
{
public:
    explicit EventWriter(EventFaults::LineEnds lineEnds) : m_lineEnds(lineEnds) {}

    QByteArray event(const QByteArray &data) { return ended("data: " + data); }
    QByteArray event(const QByteArray &type, const QByteArray &data);
    QByteArray comment() { return ended(": keep-alive"); }
    /// What nobody has heard of: fields, a type with its data, an id and a retry.
    QByteArray unknown();

private:
    QByteArray line(const QByteArray &text) { return text + lineEnd(); }
    QByteArray ended(const QByteArray &text);
    QByteArray lineEnd();

    EventFaults::LineEnds m_lineEnds;
    int m_lines = 0;
};

} // namespace Conclave
