#pragma once

#include <QWidget>

namespace Conclave {

/// Tells a screen reader something that happened, wherever the focus is. Shows nothing.
///
/// To assistive technology it is a notification; every sentence is one that appears.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    /// Comes to be seen with the first sentence only: `parent` may be shown many times.
    explicit Announcer(QWidget *parent);

    void announce(const QString &sentence);
};

} // namespace Conclave
