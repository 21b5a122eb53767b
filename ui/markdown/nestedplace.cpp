#include "ui/markdown/nestedplace.h"

#include <QFontMetricsF>

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Kind = MarkdownContainer::Kind;
using Task = MarkdownContainer::Task;

namespace {

constexpr int DeepestLevel = 8; // deeper lists and quotes are not indented any further

QString markerOf(const MarkdownContainer &item)
{
    if (item.task != Task::None)
        return item.task == Task::Unticked ? u"☐"_s : u"☑"_s;
    if (item.kind == Kind::Ordered)
        return QString::number(item.number) + item.mark;
    return u"•"_s;
}

} // namespace

void NestedPlace::enter(const MarkdownContainer &container)
{
    if (!container.isItem()) {
        enterQuote();
        return;
    }
    enterList();
    enterItem(markerOf(container));
    if (!container.isUnused)
        m_place.marker.clear();
}

void NestedPlace::enterQuote()
{
    if (m_place.quotes++ == 0)
        m_place.quoteOffset = m_place.indent;
    if (m_place.quotes <= DeepestLevel)
        m_place.indent += 4 * m_style.space;
}

void NestedPlace::leaveQuote()
{
    if (m_place.quotes-- <= DeepestLevel)
        m_place.indent -= 4 * m_style.space;
}

void NestedPlace::enterList()
{
    m_lists.append(List());
}

void NestedPlace::enterList(unsigned first, QChar delimiter)
{
    m_lists.append({Kind::Ordered, first, delimiter});
}

void NestedPlace::enterItem(Task task)
{
    List &list = m_lists.last();
    enterItem(
        markerOf({.kind = list.kind, .mark = list.delimiter, .number = list.next++, .task = task}));
}

void NestedPlace::enterItem(const QString &marker)
{
    m_place.marker = marker;
    const qreal width = QFontMetricsF(m_style.body).horizontalAdvance(marker);
    m_place.hang = std::max(5 * m_style.space, width + 1.5 * m_style.space);
    m_hangs.append(m_hangs.size() < DeepestLevel ? m_place.hang : 0);
    m_place.indent += m_hangs.last();
    m_place.level = static_cast<int>(m_lists.size());
}

void NestedPlace::leaveItem()
{
    m_place.indent -= m_hangs.takeLast();
}

DocumentWriter::Place NestedPlace::take()
{
    DocumentWriter::Place place = m_place;
    m_place.marker.clear();
    m_place.continues = false;
    return place;
}

} // namespace Conclave
