#include "ui/compare/agreementmodel.h"

#include "ui/compare/quotedtext.h"
#include "ui/widgets/plaintooltip.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

using Stance = AgreementCell::Stance;

AgreementModel::AgreementModel(QObject *parent) : QAbstractTableModel(parent)
{
}

void AgreementModel::setAgreement(const Agreement &agreement, const QList<ComparedText> &answers)
{
    beginResetModel();
    m_agreement = agreement;
    m_answers = answers;
    endResetModel();
}

const AgreementCell &AgreementModel::cell(const QModelIndex &index) const
{
    return m_agreement.rows.at(index.row()).cells.at(index.column() - 1);
}

Stance AgreementModel::stance(const QModelIndex &index) const
{
    return cell(index).stance;
}

std::optional<TextPlace> AgreementModel::place(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.column() == ClaimColumn) {
        const auto source = int(m_agreement.rows.at(index.row()).source);
        return place(index.siblingAtColumn(source + 1));
    }
    if (stance(index) == Stance::Silent)
        return {};
    return answer(index.column()).place(cell(index).quote);
}

QString AgreementModel::sentence(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.column() == ClaimColumn)
        return claimSentence(index.row());
    const ComparedText &answer = this->answer(index.column());
    const Range &quote = cell(index).quote;
    const QString words = inQuotationMarks(answer.text.mid(quote.position, quote.length));
    switch (stance(index)) {
    case Stance::Silent:
        return tr("%1 says nothing about it").arg(answer.name);
    case Stance::Supports:
        return tr("%1 supports it: %2").arg(answer.name, words);
    case Stance::Contradicts:
        return tr("%1 contradicts it: %2").arg(answer.name, words);
    }
    Q_UNREACHABLE();
}

QString AgreementModel::claimSentence(int row) const
{
    const AgreementRow &claim = m_agreement.rows.at(row);
    const QString words = inQuotationMarks(claim.claim);
    return claim.contradicting > 0 ? tr("%1 (%2 for it, %3 against it)")
                                         .arg(words)
                                         .arg(claim.supporting)
                                         .arg(claim.contradicting)
                                   : tr("%1 (%2 for it)").arg(words).arg(claim.supporting);
}

int AgreementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_agreement.rows.size());
}

int AgreementModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_answers.size()) + 1;
}

QVariant AgreementModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole && index.column() == ClaimColumn)
        return quotedText(m_agreement.rows.at(index.row()).claim);
    if (role == Qt::AccessibleTextRole)
        return sentence(index);
    if (role == Qt::ToolTipRole)
        return plainToolTip(sentence(index));
    return {};
}

QVariant AgreementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > m_answers.size())
        return {};
    const bool isClaim = section == ClaimColumn;
    if (role == Qt::DisplayRole && isClaim)
        return tr("Claim");
    if (role == Qt::AccessibleTextRole)
        return isClaim ? tr("Claim") : answer(section).name;
    if (role == Qt::ToolTipRole && !isClaim)
        return plainToolTip(answer(section).name);
    return {};
}

} // namespace Conclave
