#include "ui/markdown/markdownreader.h"

#include "ui/markdown/md4cstring.h"

#include <QFontMetricsF>

#include <algorithm>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr unsigned MostColumns = 64; // md4c fills up short rows: a small source can explode
constexpr int DeepestLevel = 8;      // deeper lists and quotes are not indented any further
constexpr QChar Guard = u'\u00a0';   // white space that the grammar does not look behind

template<typename Detail>
const Detail &as(const void *detail)
{
    return *static_cast<const Detail *>(detail);
}

Qt::Alignment alignment(MD_ALIGN align)
{
    if (align == MD_ALIGN_CENTER)
        return Qt::AlignHCenter;
    return align == MD_ALIGN_RIGHT ? Qt::AlignRight : Qt::AlignLeft;
}

QString markerOf(const MarkdownContainer &item)
{
    if (item.task != MarkdownContainer::Task::None)
        return item.task == MarkdownContainer::Task::Unticked ? u"☐"_s : u"☑"_s;
    if (item.kind == MarkdownContainer::Kind::Ordered)
        return QString::number(item.number) + item.mark;
    return u"•"_s;
}

} // namespace

MarkdownReader::MarkdownReader(DocumentWriter &writer, const MarkdownStyle &style)
    : m_writer(writer)
    , m_style(style)
    , m_inline(writer, style, m_objects)
{
}

void MarkdownReader::enter(const QList<MarkdownContainer> &containers, bool continues)
{
    for (const MarkdownContainer &container : containers) {
        if (container.isItem()) {
            m_lists.append(List());
            enterItem(markerOf(container));
            if (!container.isUnused)
                m_place.marker.clear();
        } else {
            enterQuote();
        }
    }
    m_place.continues = continues;
}

bool MarkdownReader::readParagraph(const QString &source, const QString &definitions)
{
    // Standing alone, it could be mistaken for a list item or a fence.
    m_isGuarded = QStringView(u"-+*#>`~|=_[0123456789").contains(source.front());
    return read(definitions + (m_isGuarded ? QString(Guard) : QString()) + source);
}

bool MarkdownReader::readTableRow(const QString &row,
                                  const QString &columns,
                                  const QString &definitions)
{
    m_rowSize = row.size();
    const QString header = u"|x"_s.repeated(columns.count(u'|') - 1) + u"|\n"_s;
    const QString begin = row.startsWith(u'|') ? QString() : u"|"_s;
    return read(definitions + header + columns + u'\n' + begin + row);
}

bool MarkdownReader::read(const QString &source)
{
    MD_PARSER parser = {};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        return static_cast<MarkdownReader *>(self)->enterBlock(type, detail)
                   ? 0
                   : -1; // md4c 0.4.8 loses positive values on the way
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
        static_cast<MarkdownReader *>(self)->leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
        static_cast<MarkdownReader *>(self)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
        static_cast<MarkdownReader *>(self)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
        static_cast<MarkdownReader *>(self)->addText(type, fromMd4c(text, size));
        return 0;
    };
    m_objects = InlineObjects(source);
    const QByteArray utf8 = m_objects.text().toUtf8();
    return md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, this) == 0;
}

bool MarkdownReader::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    endText();
    m_inHeading = m_blockOpen = type == MD_BLOCK_H;
    if (type == MD_BLOCK_TABLE)
        return enterTable(as<MD_BLOCK_TABLE_DETAIL>(detail).col_count);
    if (type == MD_BLOCK_QUOTE)
        enterQuote();
    else if (type == MD_BLOCK_UL)
        m_lists.append(List());
    else if (type == MD_BLOCK_OL)
        m_lists.append({true,
                        as<MD_BLOCK_OL_DETAIL>(detail).start,
                        QLatin1Char(as<MD_BLOCK_OL_DETAIL>(detail).mark_delimiter)});
    else if (type == MD_BLOCK_LI)
        enterItem(nextMarker(as<MD_BLOCK_LI_DETAIL>(detail)));
    else if (type == MD_BLOCK_HR)
        m_writer.addRule(takePlace());
    else if (type == MD_BLOCK_H)
        m_writer.startHeading(static_cast<int>(as<MD_BLOCK_H_DETAIL>(detail).level), takePlace());
    else if (type == MD_BLOCK_CODE)
        enterCode(as<MD_BLOCK_CODE_DETAIL>(detail));
    else if (type == MD_BLOCK_THEAD)
        m_inHeader = true;
    else if (type == MD_BLOCK_TR)
        enterRow();
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        enterCell(as<MD_BLOCK_TD_DETAIL>(detail));
    return true;
}

void MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    endText();
    if (type == MD_BLOCK_QUOTE)
        leaveQuote();
    else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        m_lists.removeLast();
    else if (type == MD_BLOCK_LI)
        leaveItem();
    else if (type == MD_BLOCK_CODE)
        leaveCode();
    else if (type == MD_BLOCK_THEAD)
        m_inHeader = false;
    else if (type == MD_BLOCK_TABLE)
        leaveTable();
}

void MarkdownReader::enterSpan(MD_SPANTYPE type, const void *detail)
{
    if (isLeftOut())
        return;
    ensureBlock();
    m_inline.enter(type, detail);
}

void MarkdownReader::leaveSpan(MD_SPANTYPE type)
{
    if (!isLeftOut())
        m_inline.leave(type);
}

void MarkdownReader::addText(MD_TEXTTYPE type, const QString &source)
{
    const QString text = std::exchange(m_isGuarded, false) ? source.sliced(1) : source;
    if (m_inCode) {
        m_code += type == MD_TEXT_NULLCHAR ? QString(QChar(QChar::ReplacementCharacter))
                                           : m_objects.restored(text);
        return;
    }
    if (isLeftOut() || (!m_blockOpen && text.trimmed().isEmpty()))
        return;
    if (type != MD_TEXT_NORMAL) {
        ensureBlock();
        m_inline.add(type, type == MD_TEXT_CODE ? m_objects.restored(text) : text);
        return;
    }
    const auto parts = m_objects.parts(text);
    for (const InlineObjects::Part &part : parts) {
        if (part.object) {
            addObject(*part.object);
        } else if (m_blockOpen || !part.text.trimmed().isEmpty()) {
            ensureBlock();
            m_inline.add(type, part.text.toString());
        }
    }
}

void MarkdownReader::addObject(const InlineObject &object)
{
    const bool display = object.kind == InlineObject::Kind::Display;
    const bool footnote = object.kind == InlineObject::Kind::FootnoteText;
    const bool breaks = (display || footnote) && canBreakParagraph();
    if (breaks) {
        m_inline.endLine();
        endText();
    }
    if (breaks && display)
        m_writer.startFormula(takePlace());
    else if (breaks)
        m_writer.startFootnote(takePlace());
    else
        ensureBlock();
    m_blockOpen = !(breaks && display);
    m_inline.add(object, breaks);
    if (breaks && display)
        m_writer.finishText();
}

bool MarkdownReader::canBreakParagraph() const
{
    return !m_isInTable && !m_inHeading && m_place.marker.isEmpty() && !m_inline.isInImage();
}

void MarkdownReader::endText()
{
    m_inline.flush();
    m_writer.finishText();
    m_blockOpen = false;
}

void MarkdownReader::ensureBlock()
{
    if (std::exchange(m_blockOpen, true))
        return;
    m_writer.startParagraph(takePlace()); // items of tight lists come without an event of their own
}

void MarkdownReader::enterQuote()
{
    useUpMarker();
    if (m_place.quotes++ == 0)
        m_place.quoteOffset = m_place.indent;
    if (m_place.quotes <= DeepestLevel)
        m_place.indent += 4 * m_style.space;
}

void MarkdownReader::leaveQuote()
{
    if (m_place.quotes-- <= DeepestLevel)
        m_place.indent -= 4 * m_style.space;
}

QString MarkdownReader::nextMarker(const MD_BLOCK_LI_DETAIL &item)
{
    using Kind = MarkdownContainer::Kind;
    using Task = MarkdownContainer::Task;
    List &list = m_lists.last();
    MarkdownContainer container{.kind = list.ordered ? Kind::Ordered : Kind::Bullet,
                                .mark = list.delimiter,
                                .number = list.next++};
    if (item.is_task)
        container.task = item.task_mark == ' ' ? Task::Unticked : Task::Ticked;
    return markerOf(container);
}

void MarkdownReader::enterItem(const QString &marker)
{
    useUpMarker();
    m_place.marker = marker;
    const qreal width = QFontMetricsF(m_style.body).horizontalAdvance(m_place.marker);
    m_place.hang = std::max(5 * m_style.space, width + 1.5 * m_style.space);
    m_hangs.append(m_hangs.size() < DeepestLevel ? m_place.hang : 0);
    m_place.indent += m_hangs.last();
    m_place.level = static_cast<int>(m_lists.size());
}

void MarkdownReader::leaveItem()
{
    useUpMarker();
    m_place.indent -= m_hangs.takeLast();
}

bool MarkdownReader::enterTable(unsigned columns)
{
    if (columns > MostColumns)
        return false;
    m_isInTable = true;
    if (m_rowSize > 0)
        return m_writer.table().resume();
    useUpMarker();
    m_writer.table().start(static_cast<int>(columns), m_place.indent);
    return true;
}

void MarkdownReader::leaveTable()
{
    m_writer.leaveTable();
    m_isInTable = false;
    if (m_isLeftOut) {
        const int hidden = m_writer.table().hiddenRows() + m_leftOut;
        m_writer.setHiddenRows(hidden, tr("%n more row(s) not shown.", nullptr, hidden));
    }
}

void MarkdownReader::enterRow()
{
    m_column = 0;
    if (m_inHeader) {
        m_isLeftOut = m_rowSize > 0;
        return;
    }
    constexpr qsizetype unknownSize = 1000;
    m_isLeftOut = !m_writer.table().addRow(m_rowSize > 0 ? m_rowSize : unknownSize);
    m_leftOut += m_isLeftOut ? 1 : 0;
}

void MarkdownReader::enterCell(const MD_BLOCK_TD_DETAIL &cell)
{
    if (!isLeftOut())
        m_writer.enterCell(m_column++, alignment(cell.align));
    m_blockOpen = true;
}

void MarkdownReader::enterCode(const MD_BLOCK_CODE_DETAIL &code)
{
    useUpMarker();
    m_writer.startCode(fromMd4c(code.lang), m_place);
    m_inCode = true;
}

void MarkdownReader::leaveCode()
{
    m_inCode = false;
    if (m_code.isEmpty())
        return;
    m_code.chop(1); // the end of the last line
    const QString code = std::exchange(m_code, {});
    const auto lines = QStringView(code).split(u'\n');
    for (const QStringView line : lines)
        m_writer.addCodeLine(line, m_place);
}

void MarkdownReader::useUpMarker()
{
    if (!m_place.marker.isEmpty())
        m_writer.startParagraph(takePlace());
}

DocumentWriter::Place MarkdownReader::takePlace()
{
    DocumentWriter::Place place = m_place;
    m_place.marker.clear();
    m_place.continues = false;
    return place;
}

bool MarkdownReader::isLeftOut() const
{
    return m_isInTable && m_isLeftOut;
}

} // namespace Conclave
