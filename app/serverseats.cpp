#include "app/serverseats.h"

#include <algorithm>

namespace Conclave {

QStringList modelsToSeat(const FoundServer &server)
{
    const QList<ModelInfo> &models = server.models;
    const bool isSomeLoaded = std::ranges::any_of(
        models, [](const ModelInfo &model) { return model.isLoaded.value_or(false); });
    const bool isSomeLocal = !std::ranges::all_of(models, &ModelInfo::runsElsewhere);
    QStringList seated;
    for (const ModelInfo &model : models) {
        const bool isLeftOut = isSomeLoaded  ? !model.isLoaded.value_or(false)
                               : isSomeLocal ? model.runsElsewhere
                                             : false;
        if (!isLeftOut)
            seated += model.id;
    }
    return seated;
}

} // namespace Conclave
