#include "core/guide/guidesection.h"

#include <QRegularExpression>
#include <QStringList>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

void addSection(QList<GuideSection> &sections, GuideSection section)
{
    section.text = section.text.trimmed();
    if (!section.text.isEmpty())
        sections += std::move(section);
}

/// Collects the lines of a section into blocks.
class BlockReader final
{
public:
    void readLine(const QString &line)
    {
        if (m_inCode || line.startsWith("```"_L1))
            readCode(line);
        else if (line.trimmed().isEmpty())
            m_open = false;
        else if (line == "**What can go wrong**"_L1)
            m_pitfallsFollow = true;
        else
            readText(line);
    }

    QList<GuideBlock> take() { return std::exchange(m_blocks, {}); }

private:
    void readCode(const QString &line)
    {
        if (m_inCode)
            m_blocks.last().text += u'\n' + line;
        else
            m_blocks += GuideBlock{GuideBlock::Kind::Code, line};
        m_open = false;
        m_inCode = m_inCode != line.startsWith("```"_L1);
    }

    void readText(const QString &line)
    {
        using Kind = GuideBlock::Kind;
        static const QRegularExpression item(u"^(?:(\\d+\\.)|-)\\s+(.*)$"_s);
        if (const auto match = item.match(line); match.hasMatch()) {
            const Kind bullet = m_pitfallsFollow ? Kind::Pitfall : Kind::Point;
            m_blocks += GuideBlock{match.hasCaptured(1) ? Kind::Step : bullet, match.captured(2)};
        } else if (m_open) {
            m_blocks.last().text += u' ' + line.trimmed();
        } else {
            m_blocks += GuideBlock{Kind::Paragraph, line.trimmed()};
        }
        m_open = true;
    }

    QList<GuideBlock> m_blocks;
    bool m_open = false; ///< The next line goes on with the last block.
    bool m_inCode = false;
    bool m_pitfallsFollow = false;
};

} // namespace

QList<GuideSection> parseGuidePage(const QString &markdown)
{
    static const QRegularExpression also(u"^<!-- also: (.*) -->$"_s);
    QList<GuideSection> sections;
    GuideSection section;
    bool isInCode = false;
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        isInCode = isInCode != line.startsWith("```"_L1);
        if (!isInCode && line.startsWith("# "_L1)) {
            section.page = section.title = line.mid(2).trimmed();
        } else if (!isInCode && line.startsWith("## "_L1)) {
            addSection(sections, section);
            section = GuideSection{section.page, line.mid(3).trimmed(), {}, {}};
        } else if (const auto match = also.match(line); !isInCode && match.hasMatch()) {
            section.keywords += match.captured(1) + u' ';
        } else {
            section.text += line + u'\n';
        }
    }
    addSection(sections, section);
    return sections;
}

QList<GuideBlock> guideBlocks(const GuideSection &section)
{
    BlockReader reader;
    const QStringList lines = section.text.split(u'\n');
    for (const QString &line : lines)
        reader.readLine(line);
    return reader.take();
}

} // namespace Conclave
