#pragma once

#include <QString>

namespace Conclave {

/// The character that an HTML entity such as `&amp;` or `&#x2026;` stands for. Entities that
/// models do not use in practice come back as they are.
QString decodedEntity(const QString &entity);

} // namespace Conclave
