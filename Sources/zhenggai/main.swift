import App

end(run(Array(CommandLine.arguments.dropFirst())))
