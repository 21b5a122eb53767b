#pragma once

class QLineEdit;

namespace Conclave {

/// The sign of searching at the beginning of a field. Pressed, it selects what is in the field.
void addSearchSign(QLineEdit &field);

} // namespace Conclave
