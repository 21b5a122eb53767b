#include "ui/settings/modelbox.h"

#include "ui/words/figures.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IdRole = Qt::UserRole; ///< The note has none, so that no search finds it.
constexpr int ContextRole = Qt::UserRole + 1;

/// A model's name, and beside it how much it can read.
class ModelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant context = index.data(ContextRole);
        if (context.isValid())
            option->text =
                ModelBox::tr("%1  ·  %2 tokens").arg(option->text, countText(context.toLongLong()));
    }
};

QStandardItem *itemOf(const ModelInfo &model)
{
    auto *item = new QStandardItem(model.id);
    item->setData(model.id, IdRole);
    if (!model.contextWindow)
        return item;
    item->setData(*model.contextWindow, ContextRole);
    item->setData(
        ModelBox::tr("%1, reads up to %2 tokens").arg(model.id, countText(model.contextWindow)),
        Qt::AccessibleTextRole);
    return item;
}

} // namespace

ModelBox::ModelBox(QWidget *parent) : QComboBox(parent), m_items(new QStandardItemModel(this))
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(16);
    setModel(m_items);
    setItemDelegate(new ModelDelegate(this));
    auto *completer = new QCompleter(m_items, this);
    completer->setCompletionRole(IdRole);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(completer);
    completer->popup()->setItemDelegate(new ModelDelegate(completer->popup()));
    connect(lineEdit(), &QLineEdit::textEdited, this, &ModelBox::searchStarted);
}

void ModelBox::offer(const QList<ModelInfo> &models, const QString &note)
{
    if (models == m_models && note == m_note)
        return; // leaves the cursor alone while somebody types
    m_models = models;
    m_note = note;
    const QSignalBlocker blocker(this);
    const bool isOpen = view()->isVisible() && !m_isOpening;
    if (isOpen)
        hidePopup();
    fill(models, note);
    if (isOpen)
        QComboBox::showPopup(); // with the height of what is in it now
}

void ModelBox::showPopup()
{
    {
        const QScopedValueRollback opening(m_isOpening, true);
        emit opened();
    }
    QComboBox::showPopup();
}

void ModelBox::fill(const QList<ModelInfo> &models, const QString &note)
{
    const QString typed = currentText();
    const int cursor = lineEdit()->cursorPosition();
    const QSignalBlocker line(lineEdit());
    m_items->clear();
    QList<QStandardItem *> items;
    for (const ModelInfo &model : models)
        items.append(itemOf(model));
    if (!note.isEmpty()) {
        items.append(new QStandardItem(note));
        items.constLast()->setFlags(Qt::NoItemFlags);
    }
    if (!items.isEmpty())
        m_items->appendColumn(items);
    setCurrentIndex(findData(typed, IdRole, Qt::MatchExactly | Qt::MatchCaseSensitive));
    setEditText(typed);
    lineEdit()->setCursorPosition(cursor);
}

} // namespace Conclave
