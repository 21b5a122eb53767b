#pragma once

#include <QWidget>

namespace Conclave {

/// Tells a screen reader something that happened, wherever the focus is, and then goes by itself.
/// Shows nothing.
///
/// To assistive technology it is a notification that appears, which is read out. Each sentence has
/// a notice of its own, because it is asked for some time after it appeared.
class SpokenNotice final : public QWidget
{
    Q_OBJECT

public:
    SpokenNotice(const QString &sentence, QWidget *parent);
};

} // namespace Conclave
