#include "ui/history/historysearch.h"

#include "ui/theme/icons.h"
#include "ui/widgets/searchsign.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

HistorySearch::HistorySearch(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(u"historySearch"_s);
    setPlaceholderText(tr("Search all sessions"));
    setAccessibleName(tr("Search all sessions"));
    setToolTip(tr("Words, or beginnings of words; \"a phrase\"; and filters: member:critic "
                  "model:llama tag:work before:2026-11 after:2026 (Alt+Down)"));
    setClearButtonEnabled(true);
    addSearchSign(*this);
    QAction *filters =
        addAction(icon(u"chevron-down"_s, QPalette::PlaceholderText), QLineEdit::TrailingPosition);
    filters->setText(tr("Filters"));
    filters->setToolTip(tr("Search only some of it (Alt+Down)"));
    connect(filters, &QAction::triggered, this, &HistorySearch::showFilters);
}

void HistorySearch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier))
        showFilters();
    else if (event->key() == Qt::Key_Down)
        emit listWanted();
    else if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void HistorySearch::showFilters()
{
    const QList<std::pair<QString, QString>> filters{
        {u"member:"_s, tr("&Member, by name")},
        {u"model:"_s, tr("M&odel")},
        {u"tag:"_s, tr("&Tag")},
        {u"before:"_s, tr("&Before a year, month or day")},
        {u"after:"_s, tr("&After a year, month or day")}};
    auto *menu = new QMenu(this);
    menu->setObjectName(u"historyFilters"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &[name, words] : filters) {
        // What is typed stands at the end, as keys do in other menus.
        QAction *filter = menu->addAction(QString(words % u'\t' % name));
        connect(filter, &QAction::triggered, this, [this, name = name] { addFilter(name); });
    }
    menu->popup(mapToGlobal(rect().bottomLeft()));
}

/// For its value to be typed.
void HistorySearch::addFilter(const QString &name)
{
    const QString before = text().trimmed();
    setText(before.isEmpty() ? name : QString(before % u' ' % name));
    setFocus(Qt::OtherFocusReason);
    end(false);
}

} // namespace Conclave
