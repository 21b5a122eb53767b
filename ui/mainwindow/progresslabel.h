#pragma once

#include <QLabel>

namespace Conclave {

class LiveSession;

/// How far all that runs is, in the status bar.
class ProgressLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ProgressLabel(QWidget *parent = nullptr);

    void showProgress(const LiveSession &session);
};

} // namespace Conclave
