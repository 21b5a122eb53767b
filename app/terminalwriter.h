#pragma once

#include "core/session/event.h"
#include "core/session/turn.h"

#include <QFileDevice>
#include <QList>

namespace Conclave {

/// Shows one turn on a terminal while it runs: one labelled block after the other.
///
/// The answer that began first is shown as it comes; the others are kept back until it has ended.
/// Control characters are made visible, so that an answer cannot drive the terminal.
class TerminalWriter final
{
public:
    /// `turn` and `output` outlive the writer.
    TerminalWriter(const Turn &turn, QFileDevice &output) : m_turn(turn), m_output(output) {}

    /// `event` has been taken in by the turn.
    void show(const Event &event);

private:
    void open(const StreamId &stream);
    void continueOpen();
    void close(const Answer &answer);
    const Answer *find(const StreamId &stream) const;
    const Synthesis &synthesis(const StreamId &stream) const;
    QString headline(const StreamId &stream) const;
    void write(const QString &text);

    const Turn &m_turn;
    QFileDevice &m_output;
    QList<StreamId> m_queue; ///< Begun and not shown whole yet; the first one is open.
    bool m_isOpen = false;
    qsizetype m_written = 0; ///< Characters of the open answer.
};

} // namespace Conclave
