#include "ui/compare/differencemodel.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DifferenceRow::Kind;

/// The changed words of a passage, to be heard.
QString wordsOf(const PassageText &passage)
{
    QStringList words;
    for (const Range &word : passage.words)
        words.append(passage.text.mid(word.position, word.length));
    return words.join(u", "_s);
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent) : QAbstractTableModel(parent)
{
}

void DifferenceModel::setTexts(const SideBySide &texts)
{
    beginResetModel();
    m_texts = texts;
    endResetModel();
}

const PassageText &DifferenceModel::passage(const QModelIndex &index) const
{
    const SideBySideRow &row = m_texts.rows.at(index.row());
    return index.column() == Left ? row.left : row.right;
}

QString DifferenceModel::note(const QModelIndex &index) const
{
    const SideBySideRow &row = m_texts.rows.at(index.row());
    if (row.movedTo < 0 || passage(index).text.isEmpty())
        return {};
    const QString &other = index.column() == Left ? m_texts.right.name : m_texts.left.name;
    return row.movedTo > index.row() ? tr("Moved: %1 says it further down").arg(other)
                                     : tr("Moved: %1 says it further up").arg(other);
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_texts.rows.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return passage(index).text;
    if (role == Qt::AccessibleTextRole)
        return spoken(index);
    return {};
}

QString DifferenceModel::spoken(const QModelIndex &index) const
{
    const Kind kind = row(index.row()).kind;
    const PassageText &passage = this->passage(index);
    const QString &name = index.column() == Left ? m_texts.left.name : m_texts.right.name;
    if (passage.text.isEmpty())
        return tr("%1: nothing here").arg(name);
    if (kind == Kind::Same)
        return tr("Both: %1").arg(passage.text);
    if (kind == Kind::Changed)
        return passage.words.isEmpty()
                   ? tr("%1, changed: %2").arg(name, passage.text)
                   : tr("%1, changed: %2 (its own: %3)").arg(name, passage.text, wordsOf(passage));
    const QString note = this->note(index);
    return note.isEmpty() ? tr("Only %1: %2").arg(name, passage.text)
                          : tr("%1: %2 (%3)").arg(name, passage.text, note);
}

} // namespace Conclave
