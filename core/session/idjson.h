#pragma once

#include "core/base/ids.h"
#include "core/base/jsonreader.h"

namespace Conclave {

/// The id of the thing that `json` describes, from its "id"; a problem is noted unless it is there.
template<typename Id>
Id readId(JsonReader &json)
{
    const QString key = QStringLiteral("id");
    const Id id = Id::fromString(json.text(key, JsonReader::Need::Required));
    if (id.isNull())
        json.reject(key, QStringLiteral("must be a UUID"));
    return id;
}

} // namespace Conclave
