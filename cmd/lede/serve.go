package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"lede/app/site"
)

type serveCmd struct {
	Addr string `default:"127.0.0.1:8080" help:"Address to listen on. The default lets nobody in but this machine."`
	Dir  string `type:"existingdir" placeholder:"DIR" help:"Serve the page that lede build wrote there, instead of building one."`
	Base string `default:"/" placeholder:"/prefix/" help:"Path to serve the page under."`
}

func (c *serveCmd) Help() string {
	return `Serves the reading page. In a checkout of the sources it is built first; an
installed lede serves what lede build wrote: lede serve --dir dist.`
}

func (c *serveCmd) Run() error {
	dir := c.Dir
	if dir == "" {
		module, err := site.Module()
		if err != nil {
			return err
		}
		dir = filepath.Join(module, "build", "site")
		if _, err := buildSite(module, site.Options{Dir: dir, Base: c.Base, Quick: true}); err != nil {
			return err
		}
	}
	handler, err := site.NewHandler(dir, c.Base)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	fmt.Printf("Lede is at http://%s%s  (Ctrl+C stops it)\n", listener.Addr(), c.Base)

	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() {
		wait, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		server.Shutdown(wait)
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
