#pragma once

#include <QLabel>

namespace Conclave {

/// Words under a choice or a field: quiet, wrapped, shown literally.
class NoteLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit NoteLabel(const QString &name, const QString &text = {});
};

} // namespace Conclave
