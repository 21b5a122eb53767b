#include "core/markdown/closedmarks.h"

#include "core/markdown/inlinescanner.h"
#include "core/markdown/linemarks.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace Conclave {

namespace {

constexpr qsizetype Patience = 240;

enum class Cells { No, Yes };

/// A run of * _ ~ or ` that is open.
struct OpenRun
{
    QChar sign;
    qsizetype length = 0;
    qsizetype begin = 0;
};

/// A link, or a picture, whose address has not ended.
struct OpenLink
{
    qsizetype begin = 0;
    qsizetype markSize = 0; ///< Of the [ or ![ that it begins with.
    qsizetype end = 0;      ///< Of its text.
};

/// Reads what inline Markdown opens and closes.
class MarkReader final
{
public:
    MarkReader(const QString &text, Cells cells) : m_text(text), m_hasCells(cells == Cells::Yes) {}

    /// Reads on up to `end`, which is in no formula or other object.
    void readTo(qsizetype end)
    {
        while (m_at < end)
            m_at = m_code ? behindCode() : behindMark();
    }
    void skipTo(qsizetype end) { m_at = std::max(m_at, end); }

    QString closed() const
    {
        QString shown = m_text.first(m_link ? m_link->end : m_text.size());
        if (m_at > m_text.size()) // what it escapes is still to come
            shown.chop(1);
        QString closing;
        if (m_code)
            close(*m_code, shown, closing);
        for (auto run = m_runs.crbegin(); run != m_runs.crend(); ++run)
            close(*run, shown, closing);
        if (m_link && m_link->begin < shown.size())
            shown.remove(m_link->begin, m_link->markSize);
        return shown + closing;
    }

private:
    static void close(const OpenRun &run, QString &shown, QString &closing)
    {
        while (!shown.isEmpty() && shown.back().isSpace())
            shown.chop(1);
        if (run.begin + run.length >= shown.size())
            shown.truncate(run.begin);
        else if (shown.size() - run.begin <= Patience)
            closing += QString(run.length, run.sign);
    }

    qsizetype behindCode()
    {
        if (m_text[m_at] != u'`')
            return m_at + 1;
        const qsizetype length = runAt(m_at);
        if (length == m_code->length)
            m_code.reset();
        return m_at + length;
    }

    qsizetype behindMark()
    {
        const QChar sign = m_text[m_at];
        switch (sign.unicode()) {
        case u'\\':
            return m_at + 2;
        case u'`':
            m_code = OpenRun{sign, runAt(m_at), m_at};
            return m_at + m_code->length;
        case u'*':
        case u'_':
        case u'~':
            readRun({sign, runAt(m_at), m_at});
            return m_at + runAt(m_at);
        case u'[':
            m_brackets.append(m_at);
            return m_at + 1;
        case u']':
            return behindLinkText();
        case u'|':
            if (m_hasCells) {
                m_runs.clear();
                m_brackets.clear();
            }
            return m_at + 1;
        default:
            return m_at + 1;
        }
    }

    qsizetype behindLinkText()
    {
        if (m_brackets.isEmpty())
            return m_at + 1;
        const qsizetype begin = m_brackets.takeLast();
        if (m_at + 1 == m_text.size() || m_text[m_at + 1] != u'(')
            return m_at + 1;
        const qsizetype end = m_text.indexOf(u')', m_at);
        if (end >= 0)
            return end + 1;
        if (!isAddress(QStringView(m_text).sliced(m_at + 2)))
            return m_at + 1;
        const bool isPicture = begin > 0 && m_text[begin - 1] == u'!';
        m_link = isPicture ? OpenLink{begin - 1, 2, m_at} : OpenLink{begin, 1, m_at};
        return m_text.size();
    }

    /// Whether it begins the address of a link, perhaps with a title.
    static bool isAddress(QStringView text)
    {
        if (text.startsWith(u"data:")) // a picture: as long as it likes
            return true;
        const auto *blank = std::ranges::find_if(text, [](QChar c) { return c.isSpace(); });
        const QStringView title = text.sliced(blank - text.begin()).trimmed();
        return text.size() <= Patience &&
               (title.isEmpty() || QStringView(u"\"'(").contains(title.front()));
    }

    void readRun(OpenRun run)
    {
        const qsizetype end = run.begin + run.length;
        const bool isFirst = run.begin == 0 || m_text[run.begin - 1].isSpace();
        const bool isLast = end == m_text.size();
        if (!isFirst)
            closeWith(run);
        const bool isStrike = run.sign == u'~';
        if (run.length == 0 || (isStrike && run.length != 2))
            return;
        if ((isLast || !m_text[end].isSpace()) && (isFirst || canFollow(m_text[run.begin - 1])))
            m_runs.append(run);
    }

    /// Takes from the run what closes those that are open.
    void closeWith(OpenRun &run)
    {
        while (run.length > 0 && !m_runs.isEmpty() && m_runs.constLast().sign == run.sign) {
            const qsizetype length = std::min(run.length, m_runs.constLast().length);
            run.length -= length;
            run.begin += length;
            m_runs.last().length -= length;
            if (m_runs.constLast().length == 0)
                m_runs.removeLast();
        }
    }

    /// Whether what stands behind this character can open emphasis: in 2**3 nothing does; in
    /// writing without spaces anything may.
    static bool canFollow(QChar before)
    {
        constexpr char16_t FirstOfEastAsia = 0x2e80;
        return !before.isLetterOrNumber() || before.unicode() >= FirstOfEastAsia;
    }

    qsizetype runAt(qsizetype at) const
    {
        return runLength(QStringView(m_text).sliced(at), m_text[at]);
    }

    const QString &m_text;
    const bool m_hasCells;
    qsizetype m_at = 0;
    std::optional<OpenRun> m_code;
    QList<OpenRun> m_runs;
    QList<qsizetype> m_brackets;
    std::optional<OpenLink> m_link;
};

QString closed(const QString &text, Cells cells)
{
    MarkReader marks(text, cells);
    qsizetype end = 0;
    InlineScanner(text).scan([&](QStringView part, const std::optional<InlineObject> &object) {
        end += part.size();
        if (object)
            marks.skipTo(end);
        else
            marks.readTo(end);
    });
    return marks.closed();
}

} // namespace

QString withClosedMarks(const QString &text)
{
    return closed(text, Cells::No);
}

QString rowWithClosedMarks(const QString &row)
{
    return closed(row, Cells::Yes);
}

} // namespace Conclave
