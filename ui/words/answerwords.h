#pragma once

#include "core/session/turn.h"
#include "ui/theme/theme.h"
#include "ui/words/waitwords.h"

#include <QString>

namespace Conclave {

// The words for what happened in a turn, the same in the window and on the terminal.

QString statusWord(AnswerStatus status);
/// The same for an answer: one that the provider completed but cut says so.
QString statusWord(const Answer &answer);
Tone statusTone(const Answer &answer);
/// The name of the status's icon; "late" and others are told apart by notice.
QString statusIcon(AnswerStatus status);
Tone statusTone(AnswerStatus status);

/// Glyph, word and colour for how an answer stands; the same ones until its state changes.
struct StatusSign
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral;

    bool operator==(const StatusSign &) const = default;
};

/// `isLate` is Turn::isLate(), `wait` what it waits for.
StatusSign statusSign(const Answer &answer, bool isLate, const WaitWords &wait);

/// What a reader must know about an ended answer besides its status; empty when nothing.
QString noticeWords(const Answer &answer);

/// How the try before had failed, of an answer that Conclave's own end kept from being tried again;
/// else empty. `seat` is who was asked.
QString failedTryWords(const Answer &answer, const Member &seat);

/// "complete · 3.4 s · first 0.31 s · 41 tok/s · 212 tok · asked 2 times", or what failed and what
/// to do.
QString answerSentence(const Answer &answer, const Turn &turn);

/// "wall 6.2 s · sum 31.0 s · slowest 6.1 s · 5.0× · overhead 8 ms"
QString timesSentence(const Turn &turn);

} // namespace Conclave
