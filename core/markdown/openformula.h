#pragma once

#include <QString>

namespace Conclave {

/// Knows, while the lines of a paragraph come, whether one is inside a formula that stands by
/// itself: `+ b` is no list item there.
class OpenFormula final
{
public:
    void readLine(QStringView line);
    bool isOpen() const { return !m_end.isEmpty(); }

private:
    QString m_end; ///< What closes it.
};

} // namespace Conclave
