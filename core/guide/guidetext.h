#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace Conclave {

/// Every run of letters and digits in \a text, lower case, in order, repetitions kept.
QStringList words(QStringView text);

/// Whether \a word (lower case) says nothing about the topic: "the", "how", "please", a lone
/// letter.
bool isStopWord(const QString &word);

/// The words of \a text that carry its topic: each once, in order, at most \a limit. Stop words and
/// lone digits are left out.
QStringList topicWords(QStringView text, qsizetype limit = 32);

/// All topic words of \a text with English endings cut off, so that "exports" meets "exporting".
/// For comparing texts with each other, never for showing.
QSet<QString> topicStems(QStringView text);

/// The sentences of \a markdown as plain lines: list, quote and heading marks are removed, code
/// blocks and headings are left out. Inline marks such as ** and ` stay.
QStringList guideSentences(const QString &markdown);

} // namespace Conclave
