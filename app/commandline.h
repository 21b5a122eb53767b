#pragma once

#include "core/base/result.h"
#include "core/council/endpoint.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Conclave {

/// What `conclave ask` was told.
struct AskOptions
{
    QString question; ///< "-": read it from standard input.
    QString council;  ///< A saved council's name or a council file; empty: the saved default.
    std::optional<Endpoint> endpoint; ///< For this call only.
    QString keyVariable;              ///< The environment variable with its key.
    /// A model and how many seats it gets.
    struct Seats
    {
        QString model;
        int count = 1;

        bool operator==(const Seats &) const = default;
    };
    QList<Seats> members;
    bool combine = true;
    std::optional<std::chrono::milliseconds> deadline;
    std::optional<int> quorum;
    std::optional<std::chrono::milliseconds> grace;
    QStringList exports;
    bool json = false;

    bool operator==(const AskOptions &) const = default;
};

/// The program's arguments, understood.
struct CommandLine
{
    enum class Mode { Window, Ask, PrintText };

    Mode mode = Mode::Window;
    QString text;       ///< For PrintText: help or version.
    bool guide = false; ///< Use the Guide council, whatever the saved default is.
    QString profile;    ///< Where settings are kept; empty: the usual place.
    QString file;       ///< A session to open in the window; may be empty.
    AskOptions ask;
};

/// `arguments` begin with the program's name. Error::Kind::Configuration in one line on bad usage.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace Conclave
