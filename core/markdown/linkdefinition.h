#pragma once

#include <QString>
#include <QStringList>

namespace Conclave {

/// How long the definition is, "[label]: address 'title'", that a paragraph begins with: up to a
/// line end or the end of the paragraph. 0 when it begins with none.
qsizetype linkDefinitionSize(QStringView paragraph);

/// What it defines, as labels are compared. To be called with a definition only.
QString linkDefinitionLabel(QStringView definition);

/// The labels that a text could refer to: what stands in brackets, as labels are compared.
QStringList linkLabels(QStringView text);

} // namespace Conclave
