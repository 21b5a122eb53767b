#include "ui/settings/seatsmodel.h"

#include "ui/settings/councilproblems.h"
#include "ui/theme/memberaccent.h"
#include "ui/widgets/plaintooltip.h"

#include <algorithm>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A seat for a chair that the council lacks, ready to be checked.
Member vacantChair(const QString &name, const Council &council)
{
    const Member model = council.chair               ? *council.chair
                         : council.members.isEmpty() ? Member{}
                                                     : council.members.first();
    return {.id = MemberId::create(),
            .name = name,
            .emoji = u"🪑"_s,
            .color = u"#8B5FBF"_s,
            .role = council.chair ? council.chair->role : QString(),
            .endpoint = model.endpoint,
            .model = model.model,
            .enabled = false};
}

std::optional<Member> ifTaken(const Member &chair)
{
    return chair.enabled ? std::optional(chair) : std::nullopt;
}

} // namespace

void SeatsModel::setCouncil(const Council &council)
{
    beginResetModel();
    m_seats = council.members;
    m_seats.append(council.chair.value_or(vacantChair(tr("Chair"), council)));
    m_seats.append(council.secondChair.value_or(vacantChair(tr("Second chair"), council)));
    endResetModel();
}

Council SeatsModel::applyTo(Council council) const
{
    council.members = m_seats.first(memberCount());
    council.chair = ifTaken(m_seats.at(chairRow()));
    council.secondChair = ifTaken(m_seats.last());
    return council;
}

void SeatsModel::replace(int row, const Member &seat)
{
    if (m_seats.at(row) == seat)
        return;
    m_seats[row] = seat;
    announce(row, row);
}

void SeatsModel::insert(int row, const Member &member)
{
    beginInsertRows({}, row, row);
    m_seats.insert(row, member);
    endInsertRows();
}

void SeatsModel::remove(int row)
{
    Q_ASSERT(!isChair(row));
    beginRemoveRows({}, row, row);
    m_seats.removeAt(row);
    endRemoveRows();
}

void SeatsModel::setEndpointAndModel(const Endpoint &endpoint, const QString &model)
{
    for (Member &seat : m_seats) {
        seat.endpoint = endpoint;
        seat.model = model;
    }
    announce(0, rowCount() - 1);
}

void SeatsModel::updateEndpoints(const QList<Endpoint> &endpoints)
{
    for (Member &seat : m_seats) {
        const auto endpoint = std::ranges::find(endpoints, seat.endpoint.id, &Endpoint::id);
        if (!seat.endpoint.id.isNull() && endpoint != endpoints.end())
            seat.endpoint = *endpoint;
    }
    announce(0, rowCount() - 1);
}

int SeatsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_seats.size());
}

QVariant SeatsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const Member &seat = m_seats.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return seat.name.isEmpty() ? tr("Unnamed") : seat.name;
    case Qt::CheckStateRole:
        return seat.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return described(row);
    case Qt::ToolTipRole:
        return plainToolTip(described(row));
    case DetailRole:
        return detail(row);
    case ProblemRole:
        return !seatProblem(seat).isEmpty() && (seat.enabled || !isChair(row));
    case FaceRole:
        return seat.emoji.isEmpty() ? seat.name : seat.emoji;
    case AccentRole:
        return QVariant::fromValue(MemberAccent::of(seat, row));
    case FirstChairRole:
        return row == chairRow();
    default:
        return {};
    }
}

bool SeatsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_seats[index.row()].enabled = value.toInt() == Qt::Checked;
    announce(index.row(), index.row());
    return true;
}

Qt::ItemFlags SeatsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                          Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsDragEnabled, !isChair(index.row()));
    return flags;
}

bool SeatsModel::dropMimeData(const QMimeData *, Qt::DropAction, int, int, const QModelIndex &)
{
    return false; // the view moves rows itself; Qt's default would overwrite the row dropped on
}

bool SeatsModel::moveRows(
    const QModelIndex &from, int row, int count, const QModelIndex &to, int before)
{
    if (from.isValid() || to.isValid() || count != 1 || row < 0 || isChair(row))
        return false;
    const int target = std::clamp(before, 0, memberCount());
    if (!beginMoveRows({}, row, row, {}, target))
        return true; // it is there already
    m_seats.move(row, target > row ? target - 1 : target);
    endMoveRows();
    return true;
}

QString SeatsModel::detail(int row) const
{
    const Member &seat = m_seats.at(row);
    const bool isSecond = row > chairRow();
    if (isChair(row) && !seat.enabled)
        return isSecond ? tr("Nobody stands in for the chair") : tr("Nobody: a local extract");
    const QString problem = seatProblem(seat);
    if (!problem.isEmpty())
        return tr("Has %1").arg(problem); //: %1 is what is missing, as "no model"
    if (!isChair(row))
        return seat.model;
    //: Second line of the chair's row; %1 is a model
    return isSecond ? tr("Second chair · %1").arg(seat.model) : tr("Chair · %1").arg(seat.model);
}

QString SeatsModel::described(int row) const
{
    const Member &seat = m_seats.at(row);
    QStringList parts{seat.name, detail(row)};
    if (seat.enabled || !isChair(row))
        parts += seat.endpoint.name;
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void SeatsModel::announce(int first, int last)
{
    emit dataChanged(index(first), index(last));
}

} // namespace Conclave
