#pragma once

#include "core/dialects/modelpage.h"

#include <QComboBox>

class QStandardItemModel;

namespace Conclave {

/// Chooses a model by its name: from a list that can be searched by typing any part of it, or any
/// other name that is typed.
class ModelBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit ModelBox(QWidget *parent = nullptr);

    /// Offers these, and shows `note` as a last line that cannot be chosen; empty: none. What is
    /// typed stays, with its cursor.
    void offer(const QList<ModelInfo> &models, const QString &note);

    void showPopup() override;

signals:
    void opened();        ///< The list is about to be seen; it may be filled in answer.
    void searchStarted(); ///< The user types.

private:
    void fill(const QList<ModelInfo> &models, const QString &note);

    QList<ModelInfo> m_models;
    QString m_note;
    QStandardItemModel *m_items;
    bool m_isOpening = false;
};

} // namespace Conclave
