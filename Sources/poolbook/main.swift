import PoolbookCommands

runPoolbook()
