#pragma once

class QTextEdit;

namespace Conclave {

/// What is selected in a text while its end is written anew.
///
/// Text that is inserted where a cursor stands, behind what was settled, would take it along. What
/// stands before that moves as it should when a link there gets its address late.
class KeptSelection final
{
public:
    KeptSelection(QTextEdit &text, int settled); ///< From `settled` on, it will be written anew.

    void restore() const;

private:
    QTextEdit &m_text;
    const int m_settled;
    const int m_anchor;
    const int m_position;
};

} // namespace Conclave
