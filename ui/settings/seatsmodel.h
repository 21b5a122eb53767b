#pragma once

#include "core/council/council.h"

#include <QAbstractListModel>

namespace Conclave {

/// The seats of a council while it is being edited: the members in order, then the chair and the
/// second chair, which always keep the last two rows.
///
/// A row is checked when the seat is taken. An unchecked chair is nobody's seat in the council,
/// but keeps what was entered for as long as the model lives.
class SeatsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // Unscoped, since roles are ints to Qt.
    enum Role {
        DetailRole = Qt::UserRole, ///< Second line: the model, or what is missing.
        ProblemRole,               ///< Whether the second line says what is missing.
        FaceRole,                  ///< Emoji or, for want of one, the name.
        AccentRole,                ///< MemberAccent.
        FirstChairRole             ///< Whether members end above this row.
    };

    using QAbstractListModel::QAbstractListModel;

    void setCouncil(const Council &council);
    /// `council` with the seats as they stand here.
    Council applyTo(Council council) const;

    int memberCount() const { return static_cast<int>(m_seats.size()) - Chairs; }
    int chairRow() const { return memberCount(); }
    bool isChair(int row) const { return row >= memberCount(); }
    const Member &seat(int row) const { return m_seats.at(row); }

    void replace(int row, const Member &seat);
    void insert(int row, const Member &member); ///< `row` is 0 to memberCount().
    void remove(int row);                       ///< A member's row.
    void setEndpointAndModel(const Endpoint &endpoint, const QString &model); ///< In every seat.
    void updateEndpoints(const QList<Endpoint> &endpoints); ///< Seats follow the one they have.

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool dropMimeData(const QMimeData *, Qt::DropAction, int, int, const QModelIndex &) override;
    /// Moves one member among the members; below them it lands last.
    bool moveRows(
        const QModelIndex &from, int row, int count, const QModelIndex &to, int before) override;

private:
    static constexpr int Chairs = 2;

    QString detail(int row) const;
    QString described(int row) const;
    void announce(int first, int last);

    QList<Member> m_seats = QList<Member>(Chairs);
};

} // namespace Conclave
