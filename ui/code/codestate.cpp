#include "ui/code/codestate.h"

#include "ui/code/codelanguage.h"

namespace Conclave {

namespace {

constexpr int RegionBits = 4;
constexpr int DataBits = 10;
constexpr int IslandBits = 3;
constexpr int DepthBits = 3;

int take(int &number, int bits)
{
    const int value = number & ((1 << bits) - 1);
    number >>= bits;
    return value;
}

bool fits(const CodeState &state, const CodeLanguage &root)
{
    if (state.island > int(root.islands.size()))
        return false;
    const CodeLanguage &language =
        state.island > 0 ? *root.islands[state.island - 1].language : root;
    const int regions = int(language.regions.size());
    for (const CodeState::Level &level : state.levels) {
        if (level.region > regions || (level.region > 0) != (level.depth > 0) ||
            (level.region > 0 && language.regions[level.region - 1].interpolation.isEmpty()))
            return false;
    }
    return state.region <= regions && (state.levels[0].region > 0 || state.levels[1].region == 0);
}

} // namespace

int CodeState::packed() const
{
    int number = 0;
    for (const Level &level : levels)
        number = (number << DepthBits | level.depth) << RegionBits | level.region;
    return ((number << IslandBits | island) << DataBits | data) << RegionBits | region;
}

CodeState CodeState::unpacked(int number, const CodeLanguage &language)
{
    if (number <= 0)
        return {};
    CodeState state;
    state.region = take(number, RegionBits);
    state.data = take(number, DataBits);
    state.island = take(number, IslandBits);
    for (auto level = state.levels.rbegin(); level != state.levels.rend(); ++level) {
        level->region = take(number, RegionBits);
        level->depth = take(number, DepthBits);
    }
    return fits(state, language) ? state : CodeState();
}

CodeState::Level *CodeState::innermost()
{
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        if (level->region > 0)
            return &*level;
    }
    return nullptr;
}

void CodeState::push()
{
    Level &level = levels[0].region == 0 ? levels[0] : levels[1];
    level = {region, 1};
}

void CodeState::pop()
{
    Level &level = *innermost();
    region = level.region;
    level = {};
}

} // namespace Conclave
