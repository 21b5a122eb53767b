#pragma once

#include "core/council/limits.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace Conclave {

class MessageStrip;
class OptionalNumber;

/// How long a council waits: deadline, quorum, grace, and whether late answers refresh the
/// synthesis. Says what they mean together.
///
/// Limits that make no sense are put right in limits() and the form says what was changed and why,
/// until the user edits that field. Nothing is forgotten: a quorum that had to be lowered rises
/// again with the number of members. What the user does not touch stays as it was, to the last
/// digit.
class LimitsForm final : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsForm(QWidget *parent = nullptr);

    /// `members` are so many as will be asked; 0: not known.
    void setLimits(const Limits &limits, int members);
    void setMembers(int members);

    Limits limits() const; ///< Without faults.
    QString meaning() const;
    bool hasChanges() const; ///< Whether something had to be put right.

signals:
    void edited(); ///< By the user; limits() is new.

private:
    void createFields();
    void layOut();
    void connectFields();
    void fill(const Limits &limits);
    void explain(const Limits &limits);

    Limits m_given; ///< As set or edited, faults included.
    int m_members = 0;

    OptionalNumber *m_deadline = nullptr;
    OptionalNumber *m_quorum = nullptr;
    OptionalNumber *m_grace = nullptr;
    QCheckBox *m_refreshesLate = nullptr;
    QLabel *m_meaning = nullptr;
    MessageStrip *m_changes = nullptr;
};

} // namespace Conclave
