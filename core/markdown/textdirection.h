#pragma once

#include <QStringView>

namespace Conclave {

/// Learns from a text, piece by piece, in which direction it is written.
class TextDirection final
{
public:
    void add(QStringView text);
    /// Text that has its own direction, such as code: it does not decide.
    void addIsolated(QStringView text);

    /// Whether the first character that has a direction is written from right to left.
    bool isRightToLeft() const { return m_first == First::RightToLeft; }
    bool isKnown() const { return m_first != First::None; }

    /// Whether anything in the text, isolated or not, is written from right to left.
    bool hasRightToLeft() const { return m_hasRightToLeft; }

private:
    enum class First { None, LeftToRight, RightToLeft };

    First m_first = First::None;
    bool m_hasRightToLeft = false;
};

} // namespace Conclave
