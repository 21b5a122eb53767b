#pragma once

#include <QToolButton>

namespace Conclave {

/// Stands in the status bar while what is asked is not saved, and says why.
class UnsavedSign final : public QToolButton
{
    Q_OBJECT

public:
    explicit UnsavedSign(QWidget *parent = nullptr);

    void setReason(const QString &why); ///< Empty: all is saved.
};

} // namespace Conclave
