#pragma once

#include <QString>

namespace Conclave {

/// Makes text from a model safe and cheap to lay out, and leaves ordinary text as it is.
///
/// Control characters become visible signs, those that mean something to QTextDocument, turn
/// the direction of text or hide it become U+FFFD, more than 8 combining marks on one character are
/// dropped, and words of more than 2,000 characters get zero-width spaces to break at. One object
/// per paragraph, because a word may come in several parts.
class DisplayText final
{
public:
    QString convert(QStringView part);

private:
    QString m_result;
    qsizetype m_wordLength = 0;
    int m_marks = 0;
    bool m_inFlag = false;

    void add(char32_t c);
};

} // namespace Conclave
