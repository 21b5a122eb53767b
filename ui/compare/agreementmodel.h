#pragma once

#include "core/insight/agreement.h"
#include "ui/compare/comparedtext.h"

#include <QAbstractTableModel>

namespace Conclave {

/// Claims, and what every member says about them: a column for the claims, then one for each
/// member.
class AgreementModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int ClaimColumn = 0;

    explicit AgreementModel(QObject *parent = nullptr);

    /// `answers` are the sources.
    void setAgreement(const Agreement &agreement, const QList<ComparedText> &answers);
    const QList<ComparedText> &answers() const { return m_answers; }
    const ComparedText &answer(int column) const { return m_answers.at(column - 1); }

    AgreementCell::Stance stance(const QModelIndex &index) const; ///< Of a member's cell.
    /// Where the sentence stands that is quoted; for a claim, the one it is taken from. Empty: the
    /// member is silent.
    std::optional<TextPlace> place(const QModelIndex &index) const;
    /// "Strategist contradicts: “…”", or that it is silent; the claim itself.
    QString sentence(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const AgreementCell &cell(const QModelIndex &index) const;
    QString claimSentence(int row) const;

    Agreement m_agreement;
    QList<ComparedText> m_answers;
};

} // namespace Conclave
