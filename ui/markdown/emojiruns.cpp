#include "ui/markdown/emojiruns.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar EmojiSelector(0xfe0f);
constexpr QChar Joiner(0x200d);
constexpr QChar Keycap(0x20e3);

bool isKeycapBase(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'#' || c == u'*';
}

QString withoutKeycaps(const QString &text)
{
    if (!text.contains(Keycap))
        return text;
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c != Keycap) {
            result += c;
            continue;
        }
        const qsizetype selectors = result.endsWith(EmojiSelector) ? 1 : 0;
        if (result.size() > selectors && isKeycapBase(result[result.size() - 1 - selectors]))
            result.chop(selectors);
        else
            result += c;
    }
    return result;
}

/// Behind the character at `at`, which may be one of two units.
qsizetype next(const QString &text, qsizetype at)
{
    return at + (text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1);
}

qsizetype previous(const QString &text, qsizetype at)
{
    return at - (at >= 2 && text[at - 1].isLowSurrogate() ? 2 : 1);
}

/// Where the emoji begins whose first selector is at `selector`: what is joined to it belongs to
/// it.
qsizetype emojiStart(const QString &text, qsizetype selector, qsizetype least)
{
    qsizetype start = previous(text, selector);
    while (start > least + 1 && text[start - 1] == Joiner)
        start = previous(text, start - 1);
    return start;
}

qsizetype emojiEnd(const QString &text, qsizetype selector)
{
    qsizetype end = selector + 1;
    while (end + 1 < text.size() && text[end] == Joiner) {
        end = next(text, end + 1);
        if (end < text.size() && text[end] == EmojiSelector)
            ++end;
    }
    return end;
}

} // namespace

QList<EmojiRun> emojiRuns(const QString &source)
{
    const QString text = withoutKeycaps(source);
    QList<EmojiRun> runs;
    qsizetype begin = 0;
    for (qsizetype i = text.indexOf(EmojiSelector); i >= 0; i = text.indexOf(EmojiSelector, i)) {
        const char16_t before = i > begin ? text[i - 1].unicode() : 0;
        if (before < 0x80) { // 1, # and * are text
            ++i;
            continue;
        }
        const qsizetype start = emojiStart(text, i, begin);
        const qsizetype end = emojiEnd(text, i);
        if (start > begin)
            runs.append({text.sliced(begin, start - begin), false});
        QString emoji = text.sliced(start, end - start);
        if (emoji.contains(Joiner))
            emoji.remove(EmojiSelector); // which would keep Qt from joining them
        if (start == begin && !runs.isEmpty() && runs.last().needsEmojiFont)
            runs.last().text += emoji;
        else
            runs.append({emoji, true});
        begin = i = end;
    }
    if (begin < text.size())
        runs.append({text.sliced(begin), false});
    return runs;
}

} // namespace Conclave
